"""The PostgreSQL that tests talk to."""

from __future__ import annotations

import os

POSTGRES = os.environ.get("SHNOR_TEST_POSTGRES_URL", "postgresql+psycopg2://postgres@127.0.0.1:5432/postgres")
