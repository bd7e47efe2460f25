/// Numbers as bytes, for everything that is stored. These bytes are frozen: stored graphs depend on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jitu::graph {

/// LEB128: seven bits a byte, low ones first, the high bit says that more follow.
inline void AppendVarint(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

/// Takes a number from the front of `bytes`; false if they end in it or it has more than 64 bits.
inline bool TakeVarint(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (i == 9 && byte > 1) return false;
    number |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if (byte < 0x80) {
      bytes.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

/// Takes `size` bytes from the front of `bytes`; false if there are fewer.
inline bool TakeBytes(std::string_view& bytes, std::uint64_t size, std::string_view& taken) {
  if (size > bytes.size()) return false;
  taken = bytes.substr(0, static_cast<std::size_t>(size));
  bytes.remove_prefix(static_cast<std::size_t>(size));
  return true;
}

/// Most significant byte first, so that memcmp orders as the numbers do.
template <class Number>
void AppendBigEndian(std::string& out, Number number) {
  char bytes[sizeof(Number)];
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    bytes[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * (sizeof(Number) - 1 - i)));
  }
  out.append(bytes, sizeof(Number));
}

/// Small magnitudes of either sign as small numbers.
constexpr std::uint64_t ZigZag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t UnZigZag(std::uint64_t number) {
  return static_cast<std::int64_t>((number >> 1) ^ (0 - (number & 1)));
}

}  // namespace jitu::graph
