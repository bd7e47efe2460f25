#include "schema/text/credit_code.h"

#include <cstddef>

namespace jitu::text {

bool IsSocialCreditCode(std::string_view code) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr std::size_t kLength = 18;
  constexpr std::size_t kBase = 3;
  if (code.size() != kLength) return false;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char c : code.substr(0, kLength - 1)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * kBase % kAlphabet.size();
  }
  const std::size_t check = (kAlphabet.size() - sum % kAlphabet.size()) % kAlphabet.size();
  return code.back() == kAlphabet[check];
}

}  // namespace jitu::text
