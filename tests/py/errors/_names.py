# Helper of tb_import_name.py.
floor = round
