package io.counterpool.oracle.feed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PublisherRepository extends Repository<PublisherRow, PublisherRow.Key> {

  Optional<PublisherRow> findById(PublisherRow.Key key);

  @Query("select r from PublisherRow r where r.key.feed in :feeds")
  List<PublisherRow> findByFeeds(Collection<String> feeds);

  @Query("select r from PublisherRow r where r.signer in :signers")
  List<PublisherRow> findBySigners(Collection<String> signers);

  @Query("select count(r) from PublisherRow r where r.key.feed = :feed")
  int countByFeed(String feed);

  /** A feed and an index that a publisher of it converts by. */
  interface Converting {

    String getFeed();

    String getConvertBy();
  }

  @Query(
      """
      select distinct r.key.feed as feed, r.terms.convertBy as convertBy from PublisherRow r
      where r.terms.convertBy is not null
      """)
  List<Converting> findConversions();

  PublisherRow save(PublisherRow row);
}
