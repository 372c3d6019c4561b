-- Puts the staged rows of one output table in the place of the published rows of the run's dates.
MERGE {published} AS published
USING (
  SELECT {columns}
  FROM {staging}
  WHERE output_table = {output_table}
) AS staged
ON FALSE
WHEN NOT MATCHED BY SOURCE AND published.settlement_date BETWEEN @date_from AND @date_to THEN
  DELETE
WHEN NOT MATCHED BY TARGET THEN
  INSERT ({columns})
  VALUES ({columns});
