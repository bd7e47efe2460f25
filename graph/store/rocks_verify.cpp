#include "graph/store/rocks_store.h"
#include "graph/store/verification.h"

namespace jitu::graph::rocks {

Result<std::vector<Message>> RocksStore::verify(const StopSignal& stop) const {
  const auto now = Current();
  Verification verification(*now, indexes_, stop);
  return verification.Run();
}

}  // namespace jitu::graph::rocks
