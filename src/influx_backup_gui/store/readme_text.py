"""README.txt of every archive: how to read it without this program."""

README = """This is a backup of an InfluxDB 3 server, made by Influx Backup.

You do not need Influx Backup to read it:
* Any 7-Zip opens this file:  7z x THIS_FILE.7z
* data/<database>/<table>/<n>.parquet are the rows, as Apache Parquet: DuckDB, pandas, Polars, Spark and many others
  read them, for example:  duckdb -c "SELECT * FROM 'data/*/*/*.parquet' LIMIT 10"
  Names are percent-encoded where a file system could object; manifest.json holds the real names.
* manifest.json says what is in here: server, databases, tables, columns with their roles (time, tag, field), the order
  of the tags (series_key), rows, time span, windows, and the SHA-256 of every part.
* catalog.json holds what rows cannot: retention, caches, triggers, names of tokens (never their secrets).
* SHA256SUMS is for  sha256sum -c SHA256SUMS

Times are nanoseconds since 1970-01-01 UTC. A tag is a dictionary-encoded string column.
To bring it back:  influx-backup restore THIS_FILE.7z --server NAME
"""
