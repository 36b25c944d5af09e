# Lets Custody ({{organization}}) store recordings in your own bucket, through a role in
# your account. Everything is filled in; there is nothing to replace.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

{{if region}}
provider "aws" {
  region = {{region}}
}

{{end}}
locals {
  bucket = {{bucket}}
  prefix = {{prefix}}
}

locals {
  trust_policy = jsonencode({{trustPolicy}})
}

locals {
  permission_policy = jsonencode({{permissionPolicy}})
}

data "aws_caller_identity" "current" {}

{{if region}}
{{else}}
data "aws_region" "current" {}
{{end}}

resource "aws_iam_role" "custody" {
  name                 = {{roleName}}
  path                 = {{rolePath}}
  description          = {{roleDescription}}
  max_session_duration = {{sessionSeconds}}
  assume_role_policy   = local.trust_policy
}

resource "aws_iam_role_policy" "custody" {
  name   = {{policyName}}
  role   = aws_iam_role.custody.id
  policy = local.permission_policy
}

{{include bucket.tf}}

output "role_arn" {
  description = "Enter this as the role in Custody"
  value       = aws_iam_role.custody.arn
}

output "account_id" {
  description = "Your account"
  value       = data.aws_caller_identity.current.account_id
}
