#!/usr/bin/env bash
# A SLURM cluster for tests: munged, slurmctld and two slurmd (n1, n2) on the loopback interface of this machine, without systemd.
#   slurm-cluster.sh DIR start                     exit code 77 and the reason where the daemons cannot be started
#   slurm-cluster.sh DIR stop                      ends every process that start started, and the jobs
#   slurm-cluster.sh DIR node NAME crash|start     crash: the node loses power, with its jobs
#   slurm-cluster.sh DIR controller kill|start     its saved state survives
# The cluster stops by itself when the process SLURM_TEST_OWNER, when given, is no longer there.
# Everything lives in DIR; the clients need SLURM_CONF=DIR/slurm.conf and nothing else. Partitions: dev (default), and urgent, which preempts dev.
set -euo pipefail

DIR=$(mkdir -p "$1" && cd "$1" && pwd)
PORT=${SLURM_TEST_PORT:-17817}
HOST=$(hostname -s)
NODES='n1 n2'
export PATH=$PATH:/usr/sbin:/sbin SLURM_CONF=$DIR/slurm.conf

skip() { printf '%s\n' "$*"; exit 77; }
wait_for() {                                    # wait_for SECONDS COMMAND...
  local n=$(($1 * 20)); shift
  for ((; n > 0; n--)); do "$@" > /dev/null 2>&1 && return 0; sleep 0.05; done
  return 1
}

# Only processes of this cluster are ever signalled: the PID must be of a daemon that was started with a file below DIR.
alive() {
  case $(cat "/proc/$1/comm" 2> /dev/null) in munged | slurmctld | slurmd) ;; *) return 1 ;; esac
  grep -qsF "$DIR/" "/proc/$1/cmdline" "/proc/$1/environ"
}
pid_of() { local p; p=$(cat "$1" 2> /dev/null) && [[ $p =~ ^[0-9]+$ ]] && alive "$p" && printf '%s\n' "$p"; }
gone() { ! alive "$1"; }
end() {                                         # end PIDFILE SIGNAL
  local p; p=$(pid_of "$1") || { rm -f "$1"; return 0; }
  kill "-$2" "$p" 2> /dev/null || true
  wait_for 5 gone "$p" || kill -KILL "$p" 2> /dev/null || true
  wait_for 5 gone "$p" || true
  rm -f "$1"
}
with_variable() { grep -lsxzF "$1" /proc/[0-9]*/environ | cut -d/ -f3 || true; }
steps_of() {                                    # the step daemons of a node: their sockets are named spool/NODE/NODE_JOB.STEP
  local p id ours; ours=" $(with_variable "SLURM_CONF=$SLURM_CONF" | tr '\n' ' ')"
  for p in $(grep -lsx slurmstepd /proc/[0-9]*/comm | cut -d/ -f3); do
    [[ $ours == *" $p "* ]] || continue
    id=$({ tr -d '\0' < "/proc/$p/cmdline"; } 2> /dev/null | sed -n 's/.*\[\([0-9]*\)\..*/\1/p')
    [[ -n $id ]] && compgen -G "$DIR/spool/$1/$1_$id.*" > /dev/null && printf '%s\n' "$p"
  done
  return 0
}
jobs_of() { comm -12 <(with_variable "SLURM_CONF=$SLURM_CONF" | sort) <(with_variable "SLURMD_NODENAME=$1" | sort); }
crash() {
  local p steps; steps=$(steps_of "$1")
  end "$DIR/slurmd.$1.pid" KILL
  for p in $steps $(jobs_of "$1"); do kill -KILL "$p" 2> /dev/null || true; done
  rm -f "$DIR/spool/$1/$1"_*
}

write_configuration() {
  local address=$1 n i=0
  mkdir -p "$DIR"/{munge,state,spool,log}
  chmod 755 "$DIR" "$DIR/munge"                 # munged refuses folders that others may write
  (umask 077; head -c 1024 /dev/urandom > "$DIR/munge/key")
  # slurmd loads a cgroup plugin even if nothing uses it; this one also starts where no cgroups are mounted.
  printf 'CgroupPlugin=cgroup/v1\n' > "$DIR/cgroup.conf"
  # cred_expire: a requeued job waits that long, by default two minutes; less than 5 s counts as not given. Job numbers start from the clock, so that none is used twice.
  cat > "$SLURM_CONF" << CONF
ClusterName=test
SlurmctldHost=$HOST($address)
SlurmctldPort=$PORT
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$DIR/munge/socket,cred_expire=5
CredType=cred/munge
SlurmctldPidFile=$DIR/slurmctld.pid
SlurmctldLogFile=$DIR/log/slurmctld.log
StateSaveLocation=$DIR/state
SlurmdPidFile=$DIR/slurmd.%n.pid
SlurmdLogFile=$DIR/log/slurmd.%n.log
SlurmdSpoolDir=$DIR/spool/%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
MailProg=/bin/true
SlurmdParameters=config_overrides
AccountingStorageType=accounting_storage/none
FirstJobId=$(($(date +%s) % 600000 * 100 + 1))
MaxArraySize=1001
JobRequeue=1
KillWait=5
UnkillableStepTimeout=15
PropagateResourceLimits=NONE
ReturnToService=2
SlurmdTimeout=5
SlurmctldTimeout=10
BatchStartTimeout=10
MessageTimeout=5
TCPTimeout=1
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory,CR_LLN
DefMemPerCPU=500
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
PartitionName=dev Nodes=ALL Default=YES State=UP DefaultTime=60 MaxTime=240 PriorityTier=1
PartitionName=urgent Nodes=ALL State=UP DefaultTime=60 MaxTime=240 PriorityTier=2
CONF
  for n in $NODES; do
    i=$((i + 1))
    printf 'NodeName=%s NodeHostname=%s NodeAddr=%s Port=%s CPUs=2 RealMemory=2000 State=UNKNOWN\n' "$n" "$HOST" "$address" $((PORT + i)) >> "$SLURM_CONF"
  done
}

start_controller() {
  pid_of "$DIR/slurmctld.pid" > /dev/null && return 0
  slurmctld -f "$SLURM_CONF" "$@" 2>> "$DIR/log/slurmctld.log" || return 1
  wait_for 15 bash -c 'scontrol ping | grep -q "is UP"'
}
start_node() {
  pid_of "$DIR/slurmd.$1.pid" > /dev/null && return 0
  mkdir -p "$DIR/spool/$1"
  setsid slurmd -f "$SLURM_CONF" -N "$1" < /dev/null >> "$DIR/log/slurmd.$1.log" 2>&1 || return 1
  wait_for 5 pid_of "$DIR/slurmd.$1.pid"
}
ready() { [[ $(sinfo -h -N -p dev -o '%T' | grep -cxE 'idle|mixed|allocated') -eq $(wc -w <<< "$NODES") ]]; }

start() {
  local program address n
  for program in munged slurmctld slurmd sbatch; do command -v $program > /dev/null || skip "there is no $program (Debian: slurmctld slurmd slurm-client munge)"; done
  address=$(getent ahostsv4 "$HOST" | awk 'NR == 1 { print $1 }' || true)
  [[ $address = 127.* ]] || skip "the name of this machine, $HOST, is not one of its loopback interface, and SLURM would listen on ${address:-nothing}"
  trap 'rc=$?; ((rc == 0)) || stop' EXIT
  write_configuration "$address"
  munged --key-file="$DIR/munge/key" --socket="$DIR/munge/socket" --pid-file="$DIR/munge/munged.pid" --log-file="$DIR/munge/munged.log" \
    --seed-file="$DIR/munge/seed" > "$DIR/log/munged.out" 2>&1 || skip "munged does not start: $(tail -n 1 "$DIR/log/munged.out")"
  wait_for 5 test -S "$DIR/munge/socket" || skip 'munged makes no socket'
  start_controller -c || skip "slurmctld does not start: $(grep -i error "$DIR/log/slurmctld.log" | tail -n 1)"
  for n in $NODES; do start_node "$n" || skip "slurmd does not start: $(grep -i error "$DIR/log/slurmd.$n.log" | tail -n 1)"; done
  wait_for 40 ready || skip "the nodes do not become ready: $(sinfo -h -N -o '%N %T' | paste -sd, || true)"
  if [[ -n ${SLURM_TEST_OWNER:-} ]]; then
    (trap - EXIT; exec setsid bash -c 'while kill -0 "$1" && [[ -d $3 ]]; do sleep 2; done; exec "$2" "$3" stop' watch "$SLURM_TEST_OWNER" "$0" "$DIR") < /dev/null > /dev/null 2>&1 &
  fi
}
stop() {
  local n
  if pid_of "$DIR/slurmctld.pid" > /dev/null; then
    timeout 5 scancel --state=PENDING 2> /dev/null || true      # first, so that nothing new starts
    timeout 5 scancel --full --signal=KILL --state=RUNNING 2> /dev/null || true
    wait_for 3 bash -c '! timeout 2 squeue -h -t R,CG,CF | grep -q .' || true
  fi
  for n in $NODES; do end "$DIR/slurmd.$n.pid" TERM; done
  end "$DIR/slurmctld.pid" TERM
  for n in $NODES; do crash "$n"; done          # what a killed slurmd left running
  end "$DIR/munge/munged.pid" TERM
}

case "${2:-} ${3:-} ${4:-}" in
  'start  ') start ;;
  'stop  ') stop ;;
  'node '*' crash') crash "$3" ;;
  'node '*' start') start_node "$3" ;;
  'controller kill ') end "$DIR/slurmctld.pid" KILL ;;
  'controller start ') start_controller ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
