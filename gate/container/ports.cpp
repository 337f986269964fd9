// SPDX-License-Identifier: Apache-2.0
#include "gate/container/ports.hpp"

#include <charconv>

#include "gate/container/mounts.hpp"
#include "gate/core/text.hpp"

namespace gate::container {
namespace {

std::uint32_t port_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number <= 65535 ? number : 0;
}

}  // namespace

PortRange port_range(std::string_view text) {
  const auto dash = text.find('-');
  const std::uint32_t first = port_number(text.substr(0, dash));
  const std::uint32_t last =
      dash == std::string_view::npos ? first : port_number(text.substr(dash + 1));
  return first == 0 || last < first ? PortRange{} : PortRange{first, last};
}

Port short_port(std::string_view text, Span span) {
  Port port;
  port.span = span;
  port.known = !has_unknown(text);
  if (!port.known) return port;
  if (const auto slash = text.rfind('/'); slash != std::string_view::npos) {
    port.protocol = lower(text.substr(slash + 1));
    text = text.substr(0, slash);
  }
  const auto last = text.rfind(':');
  port.container = port_range(last == std::string_view::npos ? text : text.substr(last + 1));
  if (last != std::string_view::npos) {
    text = text.substr(0, last);
    // The rest is "HOST", "IP:HOST" or "IP:": the host port never holds a colon.
    const auto colon = text.rfind(':');
    std::string_view address;
    std::string_view host = text;
    if (colon != std::string_view::npos) {
      address = text.substr(0, colon);
      host = text.substr(colon + 1);
    } else if (text.find('.') != std::string_view::npos) {  // "127.0.0.1:80" has no host port
      address = text;
      host = {};
    }
    if (address.size() > 1 && address.front() == '[' && address.back() == ']')
      address = address.substr(1, address.size() - 2);
    port.host_ip = address;
    port.host = port_range(host);
    if (!host.empty() && port.host.first == 0 && host != "0") port.known = false;
  }
  if (port.container.first == 0) port.known = false;
  return port;
}

}  // namespace gate::container
