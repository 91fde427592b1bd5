import Profiles
import Resources

extension EPUBProfile {
  /// The rules of the profile.
  var rules: ProfileRules {
    switch self {
    case .generic: .generic
    case .kindle: .kindle
    case .kobo: .kobo
    case .apple: .apple
    }
  }
}

extension ProfileRules {
  /// The kinds of pictures that content documents may show. Others become JPEG or PNG.
  var kinds: Set<ImageResource.Kind> { ProfileRules.kinds(of: pictures) }

  /// The kinds that a cover may have.
  var coverKinds: Set<ImageResource.Kind> { ProfileRules.kinds(of: covers) }

  private static func kinds(of types: Set<String>) -> Set<ImageResource.Kind> {
    Set(ImageResource.Kind.allCases.filter { types.contains(MediaType($0).rawValue) })
  }
}
