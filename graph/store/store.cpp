#include "graph/store/store.h"

namespace jitu::graph {

bool WriteBatch::empty() const {
  return !tokens && removed_nodes.empty() && removed_relationships.empty() && nodes.empty() && relationships.empty() &&
         attachments.empty() && settings.empty();
}

}  // namespace jitu::graph
