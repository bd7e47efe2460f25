/// ZIP archives, read within bounds. The home of libzip.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"

namespace jitu::ingest {

struct ArchiveLimits {
  std::size_t entries = 20'000;
  std::size_t entry_bytes = 64u << 20;   ///< of one entry, unpacked
  std::size_t total_bytes = 256u << 20;  ///< of all that is read from one Archive
};

/// An archive in memory. What an entry claims of its size is not believed: reading stops at the bounds. Not shared by
/// threads.
class Archive {
 public:
  struct Entry {
    std::string name;  ///< UTF-8; names in GBK are decoded
    std::size_t index = 0;
    bool encrypted = false;
  };

  /// `bytes` must outlive the archive.
  static Result<Archive> Open(std::string_view bytes, const ArchiveLimits& limits = {});
  /// Reads from the disk what is asked for, so the file may be large.
  static Result<Archive> OpenFile(const std::string& path, const ArchiveLimits& limits = {});

  const std::vector<Entry>& entries() const { return entries_; }  ///< files only, in the archive's order
  const Entry* Find(std::string_view name) const;
  Result<std::string> Read(const Entry& entry);
  /// By name; an empty text if there is no such entry.
  Result<std::string> ReadIfThere(std::string_view name);

 private:
  Archive() = default;
  static Result<Archive> Listed(void* zip, const ArchiveLimits& limits);

  std::shared_ptr<void> zip_;
  std::vector<Entry> entries_;
  ArchiveLimits limits_;
  std::size_t used_ = 0;
};

/// Whether the bytes begin like a ZIP archive.
bool LooksLikeZip(std::string_view bytes);

}  // namespace jitu::ingest
