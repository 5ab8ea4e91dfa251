-- In: staged_figures, documents, worth. Out: figures.
CREATE TEMP VIEW figures AS
SELECT staged_figures.*, value_usd, value_usd_basis
FROM staged_figures
SEMI JOIN documents USING (document_id)
LEFT JOIN worth ON worth.row_id = figure_id;
