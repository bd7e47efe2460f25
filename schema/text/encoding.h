/// Bytes of a text file to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "schema/base/result.h"

namespace jitu::text {

struct Decoded {
  std::string text;      ///< valid UTF-8, without a byte order mark
  std::string encoding;  ///< IANA name: "UTF-8", "UTF-16LE", "GB18030", "Big5"
};

/// A byte order mark decides; then valid UTF-8; then ICU's detector among GB18030, Big5, UTF-16. kUnreadableInput for
/// bytes that are no text (NUL bytes, mostly controls), saying what they look like. A cut last character is dropped.
/// `declared` is the name of the encoding that the text or its carrier tells (HTML, mail); it stands before the
/// detector.
Result<Decoded> Decode(std::string_view bytes, std::string_view declared = {});

}  // namespace jitu::text
