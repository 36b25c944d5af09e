{{if bucketCanBeMade}}
#
#   bash setup.sh [--object-lock-days DAYS] [--only-custody]
#
# Makes the bucket if it is not there yet; one that is there stays as it is. For a new bucket:
#   --object-lock-days DAYS  for so many days nobody can delete a recording from it (Object Lock,
#                            governance mode; it cannot be taken off a bucket again)
#   --only-custody           its policy keeps everybody but Custody from the recordings
{{end}}
