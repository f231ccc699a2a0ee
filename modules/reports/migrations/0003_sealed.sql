-- Who reported, and the words as given, are sealed at rest; the case holds the words without numbers.
COMMENT ON COLUMN reports.reports.text IS 'Words as given; sealed.';
COMMENT ON COLUMN reports.reports.reporter_name IS 'Name as given; sealed.';
COMMENT ON COLUMN reports.reports.reporter_phone IS 'Phone as given, 11 digits; sealed.';
SELECT platform.seal('reports.reports', 'text');
SELECT platform.seal('reports.reports', 'reporter_name');
SELECT platform.seal('reports.reports', 'reporter_phone');
