#include "ingest/readers/archive.h"

#include <algorithm>
#include <utility>
#include <zip.h>

#include "schema/text/encoding.h"

namespace jitu::ingest {
namespace {

Error Unreadable(std::string_view zh, std::string_view en, const std::string& detail = {}) {
  return Fail(ErrorCode::kUnreadableInput, Say(zh, en, detail));
}

Error Damaged(const std::string& why) { return Unreadable("压缩包已损坏：{}", "the archive is damaged: {}", why); }

std::string NameOf(const char* raw) {
  auto decoded = text::Decode(raw);
  return decoded ? std::move(decoded->text) : std::string(raw);
}

void Close(void* zip) { zip_discard(static_cast<zip_t*>(zip)); }

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

bool LooksLikeZip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<Archive> Archive::Open(std::string_view bytes, const ArchiveLimits& limits) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
  zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &fault);
  if (zip == nullptr && source != nullptr) zip_source_free(source);
  const std::string why = zip_error_strerror(&fault);
  zip_error_fini(&fault);
  if (zip == nullptr) return Damaged(why);
  return Listed(zip, limits);
}

Result<Archive> Archive::OpenFile(const std::string& path, const ArchiveLimits& limits) {
  int code = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (zip != nullptr) return Listed(zip, limits);
  zip_error_t fault;
  zip_error_init_with_code(&fault, code);
  const std::string why = zip_error_strerror(&fault);
  zip_error_fini(&fault);
  return Damaged(why);
}

Result<Archive> Archive::Listed(void* opened, const ArchiveLimits& limits) {
  zip_t* const zip = static_cast<zip_t*>(opened);
  Archive archive;
  archive.zip_ = std::shared_ptr<void>(zip, Close);
  archive.limits_ = limits;
  const auto count = static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(zip, 0), 0));
  if (count > limits.entries) {
    return Unreadable("压缩包里的文件太多：{} 个。请解压后分批读。",
                      "the archive has too many entries: {}; unpack it and read the parts", std::to_string(count));
  }
  for (std::size_t i = 0; i < count; ++i) {
    zip_stat_t status;
    const char* name = zip_get_name(zip, i, ZIP_FL_ENC_RAW);
    if (name == nullptr || zip_stat_index(zip, i, 0, &status) != 0) continue;
    const std::string_view raw(name);
    if (raw.empty() || raw.back() == '/') continue;
    const bool encrypted = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
    archive.entries_.push_back({NameOf(name), i, encrypted});
  }
  return archive;
}

const Archive::Entry* Archive::Find(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Result<std::string> Archive::Read(const Entry& entry) {
  if (entry.encrypted) {
    return Unreadable("{} 有密码，无法读取。请先解密。", "{} is encrypted; decrypt it first", entry.name);
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(static_cast<zip_t*>(zip_.get()), entry.index, 0));
  if (!file) return Unreadable("无法解压 {}。", "cannot unpack {}", entry.name);
  const std::size_t room = std::min(limits_.entry_bytes, limits_.total_bytes - used_);
  constexpr std::size_t kChunk = 1u << 16;
  std::string bytes;
  while (bytes.size() <= room) {
    const std::size_t old_size = bytes.size();
    bytes.resize(old_size + kChunk);
    const zip_int64_t count = zip_fread(file.get(), bytes.data() + old_size, kChunk);
    bytes.resize(old_size + static_cast<std::size_t>(std::max<zip_int64_t>(count, 0)));
    if (count < 0) return Unreadable("{} 已损坏，无法解压。", "{} is damaged and cannot be unpacked", entry.name);
    if (count == 0) {
      used_ += bytes.size();
      return bytes;
    }
  }
  return Unreadable("{} 解压后太大，可能是压缩炸弹。", "{} is too large when unpacked; it may be a zip bomb",
                    entry.name);
}

Result<std::string> Archive::ReadIfThere(std::string_view name) {
  const Entry* entry = Find(name);
  return entry == nullptr ? Result<std::string>(std::string()) : Read(*entry);
}

}  // namespace jitu::ingest
