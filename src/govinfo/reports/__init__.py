"""Reports (报表)."""
