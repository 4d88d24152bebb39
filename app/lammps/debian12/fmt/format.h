// Declarations of the fmt names that LAMMPS's own headers mention. Debian 12 packages those headers
// without the fmt that belongs to them. We call no function of LAMMPS that formats.
#pragma once

#include <string>

namespace fmt {

class string_view;
class format_args;
template <typename... Args>
format_args make_args_checked(const std::string&, const Args&...);

}  // namespace fmt
