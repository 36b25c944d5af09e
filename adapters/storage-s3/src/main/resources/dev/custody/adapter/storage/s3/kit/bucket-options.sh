{{if bucketCanBeMade}}
lock_days=0
only=no
while [ $# -gt 0 ]; do
  case $1 in
    --object-lock-days)
      [[ ${2-} =~ ^[1-9][0-9]*$ ]] || fail "--object-lock-days wants a number of days, such as 30"
      lock_days=$2
      shift 2
      ;;
    --only-custody)
      only=yes
      shift
      ;;
    *) fail "'$1' is not an option; there are --object-lock-days DAYS and --only-custody" ;;
  esac
done
{{else}}
[ $# = 0 ] || fail "'$1' is not an option; there are none"
{{end}}
