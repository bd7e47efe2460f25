/// Makes small archives for tests: entries stored, not packed.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace jitu::ingest {

class ZipFile {
 public:
  ZipFile& Add(const std::string& name, const std::string& bytes) {
    const auto start = static_cast<std::uint32_t>(out_.size());
    const std::string common = Number(20, 2) + Number(0x0800, 2) + Number(0, 2) + Number(0, 4) + Number(Crc(bytes), 4) +
                               Number(bytes.size(), 4) + Number(bytes.size(), 4) + Number(name.size(), 2) +
                               Number(0, 2);
    out_ += "PK\x03\x04" + common + name + bytes;
    directory_ += "PK\x01\x02" + Number(20, 2) + common + Number(0, 2) + Number(0, 2) + Number(0, 2) + Number(0, 4) +
                  Number(start, 4) + name;
    ++count_;
    return *this;
  }
  std::string Bytes() const {
    return out_ + directory_ + "PK\x05\x06" + Number(0, 4) + Number(count_, 2) + Number(count_, 2) +
           Number(directory_.size(), 4) + Number(out_.size(), 4) + Number(0, 2);
  }

 private:
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

  std::string out_, directory_;
  std::size_t count_ = 0;
};

}  // namespace jitu::ingest
