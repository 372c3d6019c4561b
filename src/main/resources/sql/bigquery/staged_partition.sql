-- The staged rows of one output table and one settlement date, to be written over its partition.
SELECT {columns}
FROM {staging}
WHERE output_table = {output_table} AND settlement_date = @settlement_date
