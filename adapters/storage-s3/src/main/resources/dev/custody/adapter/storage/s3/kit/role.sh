#!/usr/bin/env bash
# Lets Custody ({{organization}}) store recordings in your own bucket, through a role in
# your account. Everything is filled in; there is nothing to replace. It needs the AWS CLI, signed
# in to the account that is to have the role. Running it again is harmless.
{{include bucket-usage.sh}}
set -euo pipefail
export AWS_PAGER=

bucket={{bucket}}
prefix={{prefix}}
region={{region}}
role={{roleName}}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

{{include bucket-options.sh}}

trust_policy() {
  cat <<JSON
{{trustPolicy}}
JSON
}

permission_policy() {
  cat <<JSON
{{permissionPolicy}}
JSON
}

account=$(aws sts get-caller-identity --query Account --output text)
{{if account}}
[ "$account" = {{account}} ] ||
  fail "The role belongs to account {{account}}, and you are signed in to $account."
{{end}}

printf 'The role %s\n' "$role"
if aws iam get-role --role-name "$role" >/dev/null 2>&1; then
  aws iam update-assume-role-policy --role-name "$role" --policy-document "$(trust_policy)"
  aws iam update-role --role-name "$role" --max-session-duration {{sessionSeconds}} >/dev/null
else
  aws iam create-role --role-name "$role" --path {{rolePath}} \
    --description {{roleDescription}} --max-session-duration {{sessionSeconds}} \
    --assume-role-policy-document "$(trust_policy)" >/dev/null
fi
aws iam put-role-policy --role-name "$role" --policy-name {{policyName}} \
  --policy-document "$(permission_policy)"
role_arn=$(aws iam get-role --role-name "$role" --query Role.Arn --output text)

{{include bucket.sh}}

cat <<END

Done. Enter the role in Custody, and verify.

  Bucket   $bucket
  Region   ${region:-found out by Custody}
  Role     $role_arn
  Account  $account
  Prefix   ${prefix:-none}
END
