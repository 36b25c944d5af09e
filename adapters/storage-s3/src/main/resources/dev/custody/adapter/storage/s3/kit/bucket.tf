{{if bucketCanBeMade}}
variable "create_bucket" {
  description = "true: the bucket is made. false: it is there already, and stays as it is."
  type        = bool
  default     = true
}

variable "object_lock_days" {
  description = "For how many days nobody can delete a recording from the new bucket (Object Lock, governance mode). 0: no Object Lock. It cannot be taken off a bucket again."
  type        = number
  default     = 0
}

variable "only_custody" {
  description = "true: the new bucket's policy keeps everybody but Custody from the recordings."
  type        = bool
  default     = false
}

locals {
  new_bucket = var.create_bucket ? 1 : 0
}

resource "aws_s3_bucket" "recordings" {
  count               = local.new_bucket
  bucket              = local.bucket
  object_lock_enabled = var.object_lock_days > 0

  # Recordings outlive this configuration: to take it down, first run
  # terraform state rm 'aws_s3_bucket.recordings[0]'
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_ownership_controls" "recordings" {
  count  = local.new_bucket
  bucket = aws_s3_bucket.recordings[0].id

  rule {
    object_ownership = {{ownership}}
  }
}

resource "aws_s3_bucket_public_access_block" "recordings" {
  count                   = local.new_bucket
  bucket                  = aws_s3_bucket.recordings[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "recordings" {
  count  = local.new_bucket
  bucket = aws_s3_bucket.recordings[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "recordings" {
  count  = local.new_bucket
  bucket = aws_s3_bucket.recordings[0].id

  rule {
{{if kmsKey}}
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = {{kmsKey}}
    }
{{else}}
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
{{end}}
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "recordings" {
  count      = local.new_bucket
  bucket     = aws_s3_bucket.recordings[0].id
  depends_on = [aws_s3_bucket_versioning.recordings]

  rule {
    id     = "AbortIncompleteUploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "recordings" {
  count      = var.create_bucket && var.object_lock_days > 0 ? 1 : 0
  bucket     = aws_s3_bucket.recordings[0].id
  depends_on = [aws_s3_bucket_versioning.recordings]

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = var.object_lock_days
    }
  }
}

resource "aws_s3_bucket_policy" "recordings" {
  count      = local.new_bucket
  bucket     = aws_s3_bucket.recordings[0].id
  depends_on = [aws_s3_bucket_public_access_block.recordings]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      {{bucketPolicy}},
      [for statement in [{{nobodyElse}}] : statement if var.only_custody]
    )
  })
}

{{end}}
output "bucket" {
  description = "The bucket, as Custody names it"
  value       = local.bucket
}

output "prefix" {
  description = "What all keys start with"
  value       = local.prefix
}

output "region" {
  description = "The bucket's region"
{{if region}}
  value       = {{region}}
{{else}}
  value       = data.aws_region.current.id
{{end}}
}
