#include "ingest/load/ingest.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "ingest/load/curated_file.h"
#include "ingest/load/reports.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"
#include "schema/base/in_order.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kAhead = 64;  ///< files that may be read and not stored yet: bounds memory

/// A report of a file, or all of a file of curated facts.
struct Extracted {
  Document document;
  std::optional<std::vector<ReportFacts>> reports;  ///< nothing where the graph has this very file already
  std::vector<Error> bad_lines;                     ///< of a file of curated facts
};

/// A file of curated facts that was emptied takes back what it said; any other empty file is a fault.
bool IsEmptied(const std::string& path) {
  std::error_code fault;
  return IsCuratedFile(path) && std::filesystem::file_size(path, fault) == 0 && !fault;
}

Document EmptyDocument(const std::string& path) {
  Document document;
  document.path = path;
  return document;
}

/// Reads and extracts files on several threads and hands them out in the order of the list.
class Pipeline {
 public:
  Pipeline(const std::vector<std::string>& files, const ReportShelf& shelf, const model::Catalog& catalog,
           const IngestOptions& options)
      : files_(files), shelf_(shelf), catalog_(catalog), read_(options.read), extractor_(catalog) {
    read_.catalog = &catalog;
    read_.stop = options.stop;
    const std::size_t wanted = options.jobs == 0 ? AllCores() : options.jobs;
    const std::size_t count = std::min(wanted, std::max<std::size_t>(files.size(), 1));
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

  /// What the next file says; call it once per file.
  Result<std::vector<Extracted>> Next() {
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
      Result<std::vector<Extracted>> extracted = Read(files_[mine]);
      lock.lock();
      done_.emplace(mine, std::move(extracted));
      lock.unlock();
      ready_.notify_all();
    }
  }

  Result<std::vector<Extracted>> Read(const std::string& path) const {
    std::vector<Extracted> extracted;
    if (IsCuratedFile(path)) {
      JITU_TRY(Extracted curated, ReadCuratedFile(path));
      extracted.push_back(std::move(curated));
      return extracted;
    }
    JITU_TRY(const InputFile file, LoadFile(path, read_));
    JITU_TRY(const std::vector<std::string> stored, shelf_.PathsIn(path));
    for (const std::string& report : stored) {
      JITU_TRY(const std::vector<std::string> known, shelf_.ShasAt(report));
      const std::string sha256 = ReportSha256(file, report);
      if (known != std::vector{sha256}) break;
      Document same = EmptyDocument(report);
      same.sha256 = sha256;
      same.format = FormatOf(file.bytes, path);
      extracted.push_back({std::move(same), std::nullopt, {}});
    }
    if (!stored.empty() && extracted.size() == stored.size()) return extracted;
    extracted.clear();
    JITU_TRY(std::vector<Document> documents, ReadReports(file, read_));
    for (Document& document : documents) {
      std::vector<ReportFacts> reports{extractor_.Extract(document)};
      extracted.push_back({std::move(document), std::move(reports), {}});
    }
    return extracted;
  }

  Result<Extracted> ReadCuratedFile(const std::string& path) const {
    if (IsEmptied(path)) return Extracted{EmptyDocument(path), std::vector<ReportFacts>{}, {}};
    JITU_TRY(Document document, ReadFile(path, read_));
    document.format = "jsonl";
    CuratedFacts curated = ReadCurated(document, catalog_);
    return Extracted{std::move(document), std::move(curated.reports), std::move(curated.bad_lines)};
  }

  const std::vector<std::string>& files_;
  const ReportShelf& shelf_;
  const model::Catalog& catalog_;
  ReadLimits read_;
  const Extractor extractor_;
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<std::size_t, Result<std::vector<Extracted>>> done_;  ///< by place in files_
  std::size_t next_ = 0;                                        ///< to be read
  std::size_t taken_ = 0;                                       ///< handed out
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

FactCounts CountsOf(const std::vector<ReportFacts>& reports) {
  FactCounts counts;
  for (const ReportFacts& facts : reports) {
    counts.spending += facts.spending.size();
    counts.outcomes += facts.outcomes.size();
    counts.supports += facts.supports.size();
    counts.observations += facts.observations.size();
  }
  return counts;
}

/// Stores reports, some at a time, and counts them.
class Intake {
 public:
  Intake(ReportShelf& shelf, IngestSummary& summary) : shelf_(shelf), summary_(summary) {}

  Result<void> Take(Extracted extracted) {
    summary_.bad_lines.insert(summary_.bad_lines.end(), extracted.bad_lines.begin(), extracted.bad_lines.end());
    if (!extracted.reports) {
      CountUnchanged(extracted.document.format);
      return {};
    }
    bytes_ += extracted.document.source.size();
    notes_.push_back({extracted.document.format, CountsOf(*extracted.reports)});
    waiting_.push_back({std::move(extracted.document), *std::move(extracted.reports)});
    return waiting_.size() < kTogether && bytes_ < kBytesTogether ? Result<void>() : Store();
  }

  /// Those that still wait.
  Result<void> Store() {
    if (waiting_.empty()) return {};
    JITU_TRY(const std::vector<ReportShelf::Outcome> outcomes, shelf_.Put(std::move(waiting_)));
    for (std::size_t i = 0; i < outcomes.size(); ++i) Count(outcomes[i], notes_[i]);
    waiting_.clear();
    notes_.clear();
    bytes_ = 0;
    return {};
  }

 private:
  /// Bounds of what waits: enough that a commit's own cost is small beside theirs.
  static constexpr std::size_t kTogether = 32;
  static constexpr std::size_t kBytesTogether = 4u << 20;

  struct Note {
    std::string format;
    FactCounts counts;
  };

  void CountUnchanged(const std::string& format) {
    ++summary_.unchanged;
    ++summary_.formats[format].unchanged;
  }

  void Count(ReportShelf::Outcome outcome, const Note& note) {
    if (outcome == ReportShelf::Outcome::kUnchanged) return CountUnchanged(note.format);
    ++summary_.read;
    ++summary_.formats[note.format].read;
    summary_.replaced += outcome == ReportShelf::Outcome::kReplaced ? 1U : 0U;
    summary_.facts.spending += note.counts.spending;
    summary_.facts.outcomes += note.counts.outcomes;
    summary_.facts.supports += note.counts.supports;
    summary_.facts.observations += note.counts.observations;
  }

  ReportShelf& shelf_;
  IngestSummary& summary_;
  std::vector<ReportShelf::Arrival> waiting_;
  std::vector<Note> notes_;  ///< of each in waiting_
  std::size_t bytes_ = 0;
};

Result<void> TakeBack(ReportShelf& shelf, const std::string& path) {
  std::vector<ReportShelf::Arrival> nothing;
  nothing.push_back({EmptyDocument(path), {}});
  JITU_TRY([[maybe_unused]] const auto outcomes, shelf.Put(std::move(nothing)));
  return {};
}

/// Reports that the file held and holds no more.
Result<void> TakeBackOthers(ReportShelf& shelf, const std::string& file, const std::set<std::string>& held) {
  JITU_TRY(const std::vector<std::string> stored, shelf.PathsIn(file));
  for (const std::string& path : stored) {
    if (held.count(path) == 0) JITU_CHECK_OK(TakeBack(shelf, path));
  }
  return {};
}

/// Files that an archive held and holds no more. `files` are sorted.
Result<void> TakeBackVanished(ReportShelf& shelf, const std::string& bundle, const std::vector<std::string>& files) {
  JITU_TRY(const std::vector<std::string> stored, shelf.PathsIn(bundle));
  for (const std::string& path : stored) {
    bool there = std::binary_search(files.begin(), files.end(), path);
    for (std::size_t mark = path.find('!'); mark != std::string::npos && !there; mark = path.find('!', mark + 1)) {
      there = std::binary_search(files.begin(), files.end(), path.substr(0, mark));
    }
    if (!there) JITU_CHECK_OK(TakeBack(shelf, path));
  }
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
  Intake intake(shelf, summary);
  {
    Pipeline pipeline(files, shelf, catalog, options);
    for (std::size_t i = 0; i < files.size() && !summary.stopped; ++i) {
      Result<std::vector<Extracted>> extracted = pipeline.Next();
      summary.stopped = !extracted && extracted.error().code == ErrorCode::kCancelled;
      if (summary.stopped) break;
      summary.files = ++progress.done;
      if (extracted) {
        std::set<std::string> held;
        for (Extracted& report : *extracted) {
          held.insert(report.document.path);
          JITU_CHECK_OK(intake.Take(std::move(report)));
        }
        JITU_CHECK_OK(TakeBackOthers(shelf, files[i], held));
      } else {
        ++progress.failed;
        ++summary.formats[std::string(FormatNamed(files[i]))].failed;
        summary.failed.push_back(std::move(extracted).error());
      }
      tell();
      summary.stopped = options.stop.Requested();
    }
  }
  JITU_CHECK_OK(intake.Store());
  if (summary.stopped) return summary;
  for (const std::string& bundle : options.bundles) JITU_CHECK_OK(TakeBackVanished(shelf, bundle, files));
  progress.deriving = true;
  tell();
  JITU_TRY(const bool derived, IsDerived(store));
  if (!derived) {
    JITU_TRY(summary.derived, Derive(store, catalog, options.stop));
  }
  return summary;
}

}  // namespace jitu::ingest
