#!/usr/bin/env bash
# Lets Custody ({{organization}}) store recordings in your own bucket, as a user of your
# account. Everything is filled in; there is nothing to replace. It needs the AWS CLI, signed in to
# the account that is to have the user. Running it again is harmless. It makes no access key,
# whose secret would stay in this terminal and in logs.
{{include bucket-usage.sh}}
set -euo pipefail
export AWS_PAGER=

bucket={{bucket}}
prefix={{prefix}}
region={{region}}
user={{userName}}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

{{include bucket-options.sh}}

permission_policy() {
  cat <<JSON
{{permissionPolicy}}
JSON
}

account=$(aws sts get-caller-identity --query Account --output text)
{{if account}}
[ "$account" = {{account}} ] ||
  fail "The bucket belongs to account {{account}}, and you are signed in to $account."
{{end}}

printf 'The user %s\n' "$user"
aws iam get-user --user-name "$user" >/dev/null 2>&1 ||
  aws iam create-user --user-name "$user" >/dev/null
aws iam put-user-policy --user-name "$user" --policy-name {{policyName}} \
  --policy-document "$(permission_policy)"
user_arn=$(aws iam get-user --user-name "$user" --query User.Arn --output text)

{{include bucket.sh}}

cat <<END

Done. Make an access key for the user, as the guide says, and enter it in Custody.

  Bucket   $bucket
  Region   ${region:-found out by Custody}
  User     $user_arn
  Account  $account
  Prefix   ${prefix:-none}
END
