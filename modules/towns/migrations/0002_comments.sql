-- Says of the two telephone columns that they belong to offices, not to people.
COMMENT ON COLUMN towns.settings.duty_phone IS 'Telephone of the duty desk, answered day and night; an office''s, not personal.';
COMMENT ON COLUMN towns.departments.phone IS 'Telephone of the office, not personal.';
