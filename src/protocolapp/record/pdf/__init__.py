"""The run record as a PDF. The only place that knows reportlab; imported when a PDF is asked for."""
