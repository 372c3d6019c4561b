-- Adds the row of this run to those of earlier runs.
MERGE {published} AS published
USING (
  SELECT {columns}
  FROM {staging}
  WHERE output_table = {output_table}
) AS staged
ON FALSE
WHEN NOT MATCHED BY TARGET THEN
  INSERT ({columns})
  VALUES ({columns});
