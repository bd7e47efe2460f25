#include "query/export/formats/zip_file.h"

#include <zip.h>

namespace jitu::query::exporting {
namespace {

/// 1980-01-01 00:00 as MS-DOS writes it, the first moment that archives know: no clock, no time zone.
constexpr zip_uint16_t kDosDate = 0x21;
constexpr zip_uint16_t kDosTime = 0;

Error Fault(const std::filesystem::path& path) {
  return Fail(ErrorCode::kIo, Say("写不了“{}”", "cannot write “{}”", path.string()));
}

}  // namespace

Result<void> WriteZip(const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, std::string>>& entries) {
  int fault = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &fault);
  if (archive == nullptr) return Fault(path);
  for (const auto& [name, bytes] : entries) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0 || zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), kDosTime, kDosDate, 0) != 0) {
      if (source != nullptr && index < 0) zip_source_free(source);
      zip_discard(archive);
      return Fault(path);
    }
  }
  if (zip_close(archive) == 0) return {};
  zip_discard(archive);
  return Fault(path);
}

}  // namespace jitu::query::exporting
