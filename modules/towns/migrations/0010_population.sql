-- How many people live in a grid cell: for density on the map and numbers per head.
ALTER TABLE towns.grid_cells ADD COLUMN population integer CHECK (population >= 0);
COMMENT ON COLUMN towns.grid_cells.population IS 'Residents 常住人口 as the town counts them; NULL: not known. A village has the sum of its cells.';
