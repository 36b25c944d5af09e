{{if bucketCanBeMade}}
lifecycle() {
  cat <<JSON
{{lifecycle}}
JSON
}

encryption() {
  cat <<JSON
{{encryption}}
JSON
}

bucket_policy() {
  if [ $only = yes ]; then
    cat <<JSON
{{onlyCustodyPolicy}}
JSON
  else
    cat <<JSON
{{bucketPolicy}}
JSON
  fi
}

if aws s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" >/dev/null 2>&1; then
  printf 'The bucket %s is there already, and stays as it is\n' "$bucket"
  region=$(aws s3api get-bucket-location --bucket "$bucket" --query LocationConstraint --output text)
  case $region in
    None | null | '') region=us-east-1 ;;
    EU) region=eu-west-1 ;;
  esac
else
  region=${region:-${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}}
  [ -n "$region" ] || fail "In which region? Set AWS_REGION, and run this again."
  printf 'The bucket %s in %s\n' "$bucket" "$region"
  options=(--bucket "$bucket" --region "$region" --object-ownership {{ownership}})
  [ "$region" = us-east-1 ] ||
    options+=(--create-bucket-configuration "LocationConstraint=$region")
  [ "$lock_days" = 0 ] || options+=(--object-lock-enabled-for-bucket)
  aws s3api create-bucket "${options[@]}" >/dev/null

  # A bucket that is half set up would be taken for one that is to stay as it is.
  trap 'aws s3api delete-bucket --bucket "$bucket" --region "$region" &&
    echo "The empty bucket was deleted again; run this once more." >&2' ERR
  set_up=(--bucket "$bucket" --region "$region" --expected-bucket-owner "$account")
  aws s3api put-public-access-block "${set_up[@]}" --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  aws s3api put-bucket-versioning "${set_up[@]}" --versioning-configuration Status=Enabled
  aws s3api put-bucket-encryption "${set_up[@]}" \
    --server-side-encryption-configuration "$(encryption)"
  aws s3api put-bucket-lifecycle-configuration "${set_up[@]}" \
    --lifecycle-configuration "$(lifecycle)" >/dev/null
  [ "$lock_days" = 0 ] ||
    aws s3api put-object-lock-configuration "${set_up[@]}" \
      --object-lock-configuration \
      "ObjectLockEnabled=Enabled,Rule={DefaultRetention={Mode=GOVERNANCE,Days=$lock_days}}" >/dev/null
  aws s3api put-bucket-policy "${set_up[@]}" --policy "$(bucket_policy)"
  trap - ERR
fi
{{end}}
