/// Makes small archives for tests: entries stored, not packed, but for those that attack.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace jitu::ingest {

class ZipFile {
 public:
  ZipFile& Add(const std::string& name, const std::string& bytes) {
    return Put(name, bytes, {0, Crc(bytes), bytes.size()});
  }
  /// Deflated bytes, and the size that they are said to have unpacked.
  ZipFile& AddPacked(const std::string& name, const std::string& packed, std::size_t claimed) {
    return Put(name, packed, {8, 0, claimed});
  }
  /// Another name for the bytes of the last entry.
  ZipFile& AddAgain(const std::string& name) { return List(name); }
  std::string Bytes() const {
    return out_ + directory_ + "PK\x05\x06" + Number(0, 4) + Number(count_, 2) + Number(count_, 2) +
           Number(directory_.size(), 4) + Number(out_.size(), 4) + Number(0, 2);
  }

 private:
  struct Contents {
    std::size_t method = 0, crc = 0, size = 0;
  };

  ZipFile& Put(const std::string& name, const std::string& bytes, const Contents& contents) {
    start_ = out_.size();
    header_ = Number(20, 2) + Number(0x0800, 2) + Number(contents.method, 2) + Number(0, 4) + Number(contents.crc, 4) +
              Number(bytes.size(), 4) + Number(contents.size, 4);
    out_ += "PK\x03\x04" + header_ + Number(name.size(), 2) + Number(0, 2) + name + bytes;
    return List(name);
  }
  ZipFile& List(const std::string& name) {
    directory_ += "PK\x01\x02" + Number(20, 2) + header_ + Number(name.size(), 2) + Number(0, 2) + Number(0, 2) +
                  Number(0, 2) + Number(0, 2) + Number(0, 4) + Number(start_, 4) + name;
    ++count_;
    return *this;
  }

  static std::string Number(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
  }
  static std::uint32_t Crc(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
      crc ^= static_cast<unsigned char>(c);
      for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
  }

  std::string out_, directory_, header_;  ///< header_, start_: of the last entry
  std::size_t start_ = 0, count_ = 0;
};

}  // namespace jitu::ingest
