/// Reads a whole graph and checks that its parts agree. Not for other rooms.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/keys.h"
#include "graph/store/moment.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// A sum over a set that does not depend on its order: equal sets give equal sums, and different ones hardly ever.
struct Fingerprint {
  std::uint64_t count = 0;
  std::uint64_t sum = 0;
  void Add(std::string_view member);
  void Take(std::string_view member);
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Memory does not grow with the graph: what should be equal is compared by fingerprints, and only where these differ
/// are the members looked up one by one.
class Verification {
 public:
  Verification(const Moment& moment, const Indexes& indexes, const StopSignal& stop)
      : moment_(moment), indexes_(indexes), stop_(stop) {}

  Result<std::vector<Message>> Run();

 private:
  /// Asks whether nodes exist, for ids that never get smaller.
  class NodesInOrder;

  Result<void> CheckNodes();
  Result<void> CheckLists(Family family);
  void MatchRecords(std::string_view entry);
  Result<void> CheckPostings(Family family);
  Result<void> NameWrongDirections();
  Result<void> EachLoose(Family family, const std::function<Result<void>(std::string_view list, Edit edit)>& visit);
  Result<void> CountLoose(Family family, Fingerprint& found);
  Result<void> NameWrongPostings(Family family);
  Result<void> CheckOwner(Family family, std::string_view list, Entry entry);
  Result<void> CheckPostingsOf(Family family, NodeId id, std::string_view bytes);
  void CheckCounts();
  std::vector<std::string> PostingsOf(std::string_view bytes, Family family, Result<void>& fault) const;
  void Report(Message fault);

  const Moment& moment_;
  const Indexes& indexes_;
  const StopSignal& stop_;
  std::vector<Message> faults_;
  bool too_many_ = false;
  Counts found_;
  std::unique_ptr<rocksdb::Iterator> records_;
  Fingerprint out_, in_;
  Fingerprint property_wanted_, property_found_, text_wanted_, text_found_;
};

}  // namespace jitu::graph::rocks
