-- Nobody asks for the newest reports of a town: its newest cases are asked for.
DROP INDEX reports.reports_newest;
