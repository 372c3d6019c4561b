-- The staged row of this run, to be added to those of earlier runs.
SELECT {columns}
FROM {staging}
WHERE output_table = {output_table}
