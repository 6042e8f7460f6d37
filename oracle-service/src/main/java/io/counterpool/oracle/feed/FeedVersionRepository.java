package io.counterpool.oracle.feed;

import org.springframework.data.repository.Repository;

interface FeedVersionRepository extends Repository<FeedVersionRow, FeedVersionRow.Key> {

  FeedVersionRow save(FeedVersionRow row);
}
