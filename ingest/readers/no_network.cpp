#include "ingest/readers/no_network.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

namespace jitu::ingest {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kMachine = 0;
#endif
constexpr std::uint32_t kX32 = 0x40000000;  ///< x86-64 knows its system calls by second numbers from here on

constexpr sock_filter Load(std::size_t place) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(place)};
}
constexpr sock_filter Return(std::uint32_t verdict) { return {BPF_RET | BPF_K, 0, 0, verdict}; }
/// Passes over `steps` if what is loaded compares so.
constexpr sock_filter PassOver(std::uint8_t steps, std::uint16_t comparison, std::uint32_t value) {
  return {static_cast<std::uint16_t>(BPF_JMP | comparison | BPF_K), steps, 0, value};
}

constexpr std::array kFilter{
    Load(offsetof(seccomp_data, arch)),
    PassOver(1, BPF_JEQ, kMachine),
    Return(SECCOMP_RET_KILL_PROCESS),
    Load(offsetof(seccomp_data, nr)),
    PassOver(6, BPF_JGE, kX32),
    PassOver(5, BPF_JEQ, SYS_connect),
    PassOver(4, BPF_JEQ, SYS_io_uring_setup),
    PassOver(1, BPF_JEQ, SYS_socket),
    Return(SECCOMP_RET_ALLOW),
    Load(offsetof(seccomp_data, args)),  // the lower half of the first one: the family
    PassOver(1, BPF_JEQ, AF_UNIX),
    Return(SECCOMP_RET_ERRNO | EACCES),
    Return(SECCOMP_RET_ALLOW),
};

bool TakesFilter() {
  std::array<sock_filter, kFilter.size()> filter = kFilter;
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return kMachine != 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

void RenounceNetwork() {
  if (TakesFilter()) return;
  // Where neither is allowed, the bounds of time, memory and output must do.
  if (::unshare(CLONE_NEWNET) != 0) (void)::unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

}  // namespace jitu::ingest
