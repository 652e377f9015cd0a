using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Completion;

/// <summary>The Regions.</summary>
public sealed class RegionCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command) => Suggestions.Of(
        "Regions",
        _ => Task.FromResult<IReadOnlyList<Suggestion>>([.. KnownNames.Regions().Select(r => new Suggestion(r.Name, $"{r.Name}: {r.Place}"))]));
}
