#include "ingest/load/ingest.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "ingest/load/reports.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kAhead = 32;  ///< files that may be read and not stored yet: bounds memory

struct Extracted {
  Document document;
  std::optional<ReportFacts> facts;  ///< nothing where the graph has this very report already
};

/// Reads and extracts files on several threads and hands them out in the order of the list.
class Pipeline {
 public:
  Pipeline(const std::vector<std::string>& files, const ReportShelf& shelf, const model::Catalog& catalog,
           unsigned jobs)
      : files_(files), shelf_(shelf), extractor_(catalog) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t count = std::min<std::size_t>(jobs == 0 ? cores : jobs, std::max<std::size_t>(files.size(), 1));
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { Work(); });
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  ~Pipeline() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    room_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// The next file's facts; call it once per file.
  Result<Extracted> Next() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return done_.contains(taken_); });
    auto node = done_.extract(taken_);
    ++taken_;
    lock.unlock();
    room_.notify_all();
    return std::move(node.mapped());
  }

 private:
  void Work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return closed_ || next_ >= files_.size() || next_ < taken_ + kAhead; });
      if (closed_ || next_ >= files_.size()) return;
      const std::size_t mine = next_++;
      lock.unlock();
      Result<Extracted> extracted = Read(files_[mine]);
      lock.lock();
      done_.emplace(mine, std::move(extracted));
      lock.unlock();
      ready_.notify_all();
    }
  }

  Result<Extracted> Read(const std::string& path) const {
    JITU_TRY(Document document, ReadFile(path));
    JITU_TRY(const std::string known, shelf_.ShaAt(path));
    if (known == document.sha256) return Extracted{std::move(document), std::nullopt};
    std::optional<ReportFacts> facts = extractor_.Extract(document);
    return Extracted{std::move(document), std::move(facts)};
  }

  const std::vector<std::string>& files_;
  const ReportShelf& shelf_;
  const Extractor extractor_;
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<std::size_t, Result<Extracted>> done_;  ///< by place in files_
  std::size_t next_ = 0;                           ///< to be read
  std::size_t taken_ = 0;                          ///< handed out
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

/// Stores one file's facts and counts them.
Result<void> Store(ReportShelf& shelf, Extracted extracted, IngestSummary& summary) {
  if (!extracted.facts) {
    ++summary.unchanged;
    return {};
  }
  const ReportFacts& facts = *extracted.facts;
  ++summary.read;
  summary.facts.spending += facts.spending.size();
  summary.facts.outcomes += facts.outcomes.size();
  summary.facts.supports += facts.supports.size();
  summary.facts.observations += facts.observations.size();
  JITU_TRY(const ReportShelf::Outcome outcome, shelf.Put(extracted.document, *std::move(extracted.facts)));
  summary.replaced += outcome == ReportShelf::Outcome::kReplaced ? 1U : 0U;
  return {};
}

}  // namespace

Result<IngestSummary> Ingest(graph::Store& store, const model::Catalog& catalog, const std::vector<std::string>& files,
                             const IngestOptions& options) {
  IngestSummary summary;
  IngestProgress progress;
  progress.total = files.size();
  const auto tell = [&] {
    if (options.progress) options.progress(progress);
  };
  ReportShelf shelf(store);
  {
    Pipeline pipeline(files, shelf, catalog, options.jobs);
    for (std::size_t i = 0; i < files.size() && !summary.stopped; ++i) {
      Result<Extracted> extracted = pipeline.Next();
      ++progress.done;
      if (extracted) {
        JITU_CHECK_OK(Store(shelf, std::move(extracted).value(), summary));
      } else {
        ++progress.failed;
        summary.failed.push_back(std::move(extracted).error());
      }
      tell();
      summary.stopped = options.stop.Requested();
    }
  }
  if (summary.stopped) return summary;
  progress.deriving = true;
  tell();
  JITU_TRY(const bool derived, IsDerived(store));
  if (!derived) {
    JITU_TRY(summary.derived, Derive(store, catalog, options.stop));
  }
  return summary;
}

}  // namespace jitu::ingest
