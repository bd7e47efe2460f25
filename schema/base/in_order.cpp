#include "schema/base/in_order.h"

#include <sched.h>

namespace jitu {

std::size_t AllCores() {
  cpu_set_t cores;
  if (sched_getaffinity(0, sizeof cores, &cores) != 0) return 1;
  return std::max<std::size_t>(1, static_cast<std::size_t>(CPU_COUNT(&cores)));
}

}  // namespace jitu
