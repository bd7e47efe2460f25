#include <algorithm>
#include <queue>

#include "graph/store/keys.h"
#include "graph/store/list_cursor.h"
#include "graph/store/rocks_store.h"

namespace jitu::graph::rocks {

namespace {

/// Each term holds a reader of its own.
constexpr std::size_t kMostTerms = 4096;

/// The most hits first, then by id.
bool Better(const TextHit& a, const TextHit& b) { return a.terms != b.terms ? a.terms > b.terms : a.node < b.node; }

/// Keeps the best `limit` of all hits it is given.
class BestHits {
 public:
  explicit BestHits(std::size_t limit) : limit_(limit) {}
  void Add(TextHit hit) {
    if (limit_ == 0) return;
    if (hits_.size() < limit_) {
      hits_.push_back(hit);
      std::push_heap(hits_.begin(), hits_.end(), Better);
    } else if (Better(hit, hits_.front())) {
      std::pop_heap(hits_.begin(), hits_.end(), Better);
      hits_.back() = hit;
      std::push_heap(hits_.begin(), hits_.end(), Better);
    }
  }
  std::vector<TextHit> Sorted() && {
    std::sort_heap(hits_.begin(), hits_.end(), Better);
    return std::move(hits_);
  }

 private:
  std::size_t limit_;
  std::vector<TextHit> hits_;
};

struct Posting {
  ListCursor cursor;   ///< at its first entry
  std::uint64_t size;  ///< roughly: bytes on the way through it
};

Result<std::vector<Posting>> OpenPostings(const Moment& moment, IndexId index, std::span<const std::string> terms) {
  std::vector<std::string> keys;
  for (const std::string& term : terms) keys.push_back(PostingKey(index, term));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.size() > kMostTerms) {
    return Fail(ErrorCode::kLimit, Say("一次最多搜索 {} 个词。请缩短文字。",
                                       "A search takes at most {} terms. Shorten the text.", kMostTerms));
  }
  std::vector<Posting> postings;
  for (std::string& key : keys) {
    const std::string end = BehindPosting(key);
    const rocksdb::Range range(AsSlice(key), AsSlice(end));
    ListCursor cursor(moment, Family::kTextIndex, key);
    JITU_TRY(const bool any, cursor.Seek(0));
    if (!any) continue;
    std::uint64_t size = cursor.part_size();
    if (cursor.more()) {
      std::uint64_t bytes = 0;
      const Database& database = moment.database();
      database.db().GetApproximateSizes(database.family(Family::kTextIndex), &range, 1, &bytes);
      size += bytes;
    }
    postings.push_back({std::move(cursor), size});
  }
  return postings;
}

/// The nodes of the short postings, each with how many of these have it, in order of id.
class Merge {
 public:
  explicit Merge(std::span<Posting> postings) : postings_(postings) {
    for (std::size_t i = 0; i < postings_.size(); ++i) heap_.push({postings_[i].cursor.id(), i});
  }
  /// terms 0 at the end.
  Result<TextHit> Next() {
    if (heap_.empty()) return TextHit{};
    const std::uint64_t id = heap_.top().first;
    TextHit hit{NodeId{id}, 0};
    while (!heap_.empty() && heap_.top().first == id) {
      const std::size_t i = heap_.top().second;
      heap_.pop();
      ++hit.terms;
      JITU_TRY(const bool more, postings_[i].cursor.Next());
      if (more) heap_.push({postings_[i].cursor.id(), i});
    }
    return hit;
  }

 private:
  using Head = std::pair<std::uint64_t, std::size_t>;
  std::span<Posting> postings_;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heap_;
};

}  // namespace

Result<std::vector<TextHit>> RocksStore::search(const Snapshot& at, IndexId index, std::span<const std::string> terms,
                                                std::uint32_t at_least, std::size_t limit) const {
  JITU_TRY(auto postings, OpenPostings(MomentOf(at), index, terms));
  at_least = std::max(at_least, 1u);
  if (postings.size() < at_least) return std::vector<TextHit>();
  std::stable_sort(postings.begin(), postings.end(),
                   [](const Posting& a, const Posting& b) { return a.size < b.size; });
  // Whoever has at least n of k terms has one of the k - n + 1 rarest: only these are read through.
  const std::size_t read = postings.size() - at_least + 1;
  const std::span<Posting> probed = std::span<Posting>(postings).subspan(read);
  Merge merge(std::span<Posting>(postings).first(read));
  BestHits best(limit);
  for (;;) {
    JITU_TRY(TextHit hit, merge.Next());
    if (hit.terms == 0) break;
    for (std::size_t i = 0; i < probed.size() && hit.terms + (probed.size() - i) >= at_least; ++i) {
      JITU_TRY(const bool some, probed[i].cursor.Seek(hit.node.value));
      if (some && probed[i].cursor.id() == hit.node.value) ++hit.terms;
    }
    if (hit.terms >= at_least) best.Add(hit);
  }
  return std::move(best).Sorted();
}

}  // namespace jitu::graph::rocks
