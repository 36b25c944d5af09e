# Lets Custody ({{organization}}) store recordings in your own bucket, as a user of your
# account. Everything is filled in; there is nothing to replace.

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
  permission_policy = jsonencode({{permissionPolicy}})
}

data "aws_caller_identity" "current" {}

{{if region}}
{{else}}
data "aws_region" "current" {}
{{end}}

# No access key is made here: the state file would keep its secret.
resource "aws_iam_user" "custody" {
  name = {{userName}}

  # Its access keys are made by hand, and go when it goes.
  force_destroy = true
}

resource "aws_iam_user_policy" "custody" {
  name   = {{policyName}}
  user   = aws_iam_user.custody.name
  policy = local.permission_policy
}

{{include bucket.tf}}

output "user_name" {
  description = "Make an access key for this user"
  value       = aws_iam_user.custody.name
}

output "user_arn" {
  description = "The user, as policies name it"
  value       = aws_iam_user.custody.arn
}

output "account_id" {
  description = "Your account"
  value       = data.aws_caller_identity.current.account_id
}
