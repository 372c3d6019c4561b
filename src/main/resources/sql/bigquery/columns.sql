-- The columns of some tables as they really are.
SELECT
  table_catalog,
  table_schema,
  table_name,
  column_name,
  data_type
FROM INFORMATION_SCHEMA.COLUMNS
WHERE table_name IN UNNEST(@table_names)
