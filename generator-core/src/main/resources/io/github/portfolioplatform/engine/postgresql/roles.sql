-- The roles, whether they are superusers, and of which roles they are members. Passwords and attributes are not part of a copy.
COPY (
  SELECT rolname, rolsuper, NULL FROM pg_roles WHERE rolname !~ '^pg_'
   UNION ALL
  SELECT pg_get_userbyid(member), false, pg_get_userbyid(roleid) FROM pg_auth_members WHERE member <> 10 AND pg_get_userbyid(member) !~ '^pg_'
) TO STDOUT;
