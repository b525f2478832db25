<?php
// MW_INSTALL_PATH=... MW_CONFIG_FILE=... php seed.php plan.json
// Carries out a list of acts, each at its own time: page, upload, move, delete, restore.
require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

class LcSeed extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addArg( 'plan', 'JSON file with a list of acts' );
	}

	public function execute() {
		foreach ( json_decode( file_get_contents( $this->getArg( 0 ) ), true ) as $act ) {
			ConvertibleTimestamp::setFakeTime( $act['time'] );
			$user = $this->user( $act['user'] );
			StubGlobalUser::setUser( $user );
			$status = $this->{$act['act']}( Title::newFromText( $act['title'] ), $act, $user );
			if ( !$status->isOK() ) {
				$this->fatalError( "{$act['act']} {$act['title']}: " . $status->getMessage( false, false, 'en' )->text() );
			}
			DeferredUpdates::doUpdates();
		}
		ConvertibleTimestamp::setFakeTime( null );
	}

	private function user( $name ) {
		$user = User::newFromName( $name );
		if ( !$user->isRegistered() ) {
			$user->addToDatabase();
		}
		return $user;
	}

	private function page( Title $title, array $act, User $user ) {
		$updater = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $user );
		$updater->setContent( SlotRecord::MAIN, new WikitextContent( $act['text'] ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( $act['comment'] ) );
		return $updater->getStatus();
	}

	private function upload( Title $title, array $act, User $user ) {
		$services = MediaWikiServices::getInstance();
		$file = $services->getRepoGroup()->getLocalRepo()->newFile( $title );
		$props = ( new MWFileProps( $services->getMimeAnalyzer() ) )->getPropsFromPath( $act['path'], true );
		$archive = $file->publish( $act['path'], 0, [] );
		if ( !$archive->isGood() ) {
			return $archive;
		}
		return $file->recordUpload3( $archive->value, $act['comment'], $act['text'], $user, $props, false );
	}

	private function move( Title $title, array $act, User $user ) {
		return MediaWikiServices::getInstance()->getMovePageFactory()
			->newMovePage( $title, Title::newFromText( $act['to'] ) )->move( $user, $act['comment'], $act['redirect'] );
	}

	private function delete( Title $title, array $act, User $user ) {
		$services = MediaWikiServices::getInstance();
		$file = $services->getRepoGroup()->findFile( $title, [ 'ignoreRedirect' => true ] );
		if ( $file ) {
			$status = $file->deleteFile( $act['comment'], $user );
			if ( !$status->isOK() ) {
				return $status;
			}
		}
		$error = '';
		return $services->getWikiPageFactory()->newFromTitle( $title )
			->doDeleteArticleReal( $act['comment'], $user, false, null, $error, null, [], 'delete', true );
	}

	private function restore( Title $title, array $act, User $user ) {
		$archive = new PageArchive( $title );
		return Status::newGood( $archive->undeleteAsUser( [], $user, $act['comment'] ) );
	}
}
$maintClass = LcSeed::class;
require_once RUN_MAINTENANCE_IF_MAIN;
