"""What the files of a release are called."""

DATABASE_FILE = "silkledger.duckdb"
DELTA_FILE = "delta.parquet"
SUMS_FILE = "SHA256SUMS"
RELEASE_FILE = "release.json"
PACKAGE_FILE = "datapackage.json"
INDEX_FILE = "index.json"
