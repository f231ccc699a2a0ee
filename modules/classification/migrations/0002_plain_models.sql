-- A model is numbers that hardly get smaller: compressing one of several megabytes took PostgreSQL longer than all else at saving it.
ALTER TABLE classification.models ALTER COLUMN content SET STORAGE EXTERNAL;
