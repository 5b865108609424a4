using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.DeskServer.Tokens;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>Accounts, sessions, tokens and what waits for a second person, in <c>record/staff.db</c>.</summary>
/// <param name="options">Where.</param>
internal sealed class StaffDb(DbContextOptions<StaffDb> options) : IdentityUserContext<StaffAccount>(options)
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<StaffRequestRow> StaffRequests => Set<StaffRequestRow>();

    /// <summary>The version with passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().HasIndex(a => a.Key).IsUnique();
        builder.Entity<SessionRow>().HasKey(s => s.Id);
        builder.Entity<SessionRow>().HasIndex(s => s.Account);
        builder.Entity<TokenRow>().HasKey(t => t.Key);
        builder.Entity<TokenRow>().HasIndex(t => t.Hash).IsUnique();
        builder.Entity<StaffRequestRow>().HasKey(r => r.Key);
        builder.Entity<StaffRequestRow>().HasIndex(r => r.State);
    }
}
