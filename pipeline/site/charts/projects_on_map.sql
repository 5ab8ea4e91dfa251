SELECT projects.project_id, projects.name, projects.kind, projects.status, parties.party_id, parties.kind AS party_kind
FROM projects
JOIN project_parties USING (project_id)
JOIN parties USING (party_id)
WHERE role = 'location'
ORDER BY projects.name, projects.project_id, parties.party_id
